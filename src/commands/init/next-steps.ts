/** What is left to do after `init`, in words and for a shell. Pure. The package is one of the project's then. */
import { cdkInstallNames } from "../../command-line/cdk-packages.ts";
import { policiesOption, program, programCall } from "../../command-line/reproduce.ts";
import type { Block } from "../../report/text-blocks.ts";
import type { InitAnswers } from "./answers.ts";
import { usualOutdir } from "./files.ts";

/** What `init` found, and what it did. */
export interface InitOutcome {
  readonly policies: string;
  readonly answers: InitAnswers;
  readonly written: readonly string[];
  /** Whether the network was asked for, or said by an option. */
  readonly isNetworkKnown: boolean;
  readonly outdir: string;
  /** Of an app that `cdktf.json` runs instead of this program. */
  readonly foreignApp: string | undefined;
  /** `undefined` where package.json was written. */
  readonly listedPackages: readonly string[] | undefined;
  /** What `.gitignore` lacks. */
  readonly notIgnored: readonly string[];
}

export function nextSteps(outcome: InitOutcome): readonly Block[] {
  const { policies, written, isNetworkKnown, foreignApp, outdir, answers } = outcome;
  const settings = `${policies}/discriminat.yaml`;
  const isNew = written.includes(settings);
  const todo = [
    ...(isNew && !isNetworkKnown ? [`set the network in ${settings}`] : []),
    ...(isNew && answers.backend === undefined ? ["name a Terraform backend there, for plans in CI"] : []),
    "write a policy for each app with `discriminat-policy new <team>/<app>`",
  ];
  const nothing = written.length === 0 ? "There is nothing left for init to write. " : "";
  return [
    ...(foreignApp === undefined ? [] : [foreignNote(foreignApp, outdir)]),
    { kind: "paragraph", text: `${nothing}Next: ${todo.join(", ")}, and run` },
    { kind: "code", text: commands(outcome).join("\n") },
  ];
}

function foreignNote(app: string, outdir: string): Block {
  const runs = app === "" ? "does not say what it runs" : `runs another app: ${app}`;
  return {
    kind: "paragraph",
    text: `cdktf.json is there already, and ${runs}. So \`cdktf synth\` does not make the Security Groups: \`discriminat-policy synth --outdir ${outdir}\` does, beside that app. Or add a PolicyStack to the app: see "Library" in the README of discriminat-policy.`,
  };
}

function commands({ policies, listedPackages, answers, notIgnored, outdir }: InitOutcome): readonly string[] {
  const needed = [...cdkInstallNames(answers.cdk), program];
  const missing = needed.filter((one) => !listedPackages?.includes(one.replace(/(?<=.)@[\d.]+$/, "")));
  const option = policiesOption({ policies });
  const call = programCall({ isProjectPackage: true });
  const install = listedPackages === undefined ? ["npm install"] : [`npm install --save-dev ${missing.join(" ")}`];
  return [
    ...(missing.length > 0 ? install : []),
    ...(notIgnored.length > 0
      ? [`printf '%s\\n' ${notIgnored.map((line) => `'${line}'`).join(" ")} >> .gitignore`]
      : []),
    `${call} lint${option}`,
    `${call} synth${option}${outdir === usualOutdir ? "" : ` --outdir ${outdir}`}`,
  ];
}
