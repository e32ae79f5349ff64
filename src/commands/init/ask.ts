/**
 * The questions of `init`, on a terminal. The only importer of @clack/prompts, which takes a while to load. Asks only what no
 * option says and what a file would be written from; writes nothing.
 */
import { cancel, confirm, intro, isCancel, outro, select, text } from "@clack/prompts";
import { endInterrupted } from "../../command-line/interrupt.ts";
import type { InitAnswers } from "./answers.ts";
import { s3Backend } from "./backend-answer.ts";
import { objectionTo } from "./objection.ts";

export interface Questions {
  /** What options say. */
  readonly given: Partial<InitAnswers>;
  readonly defaults: InitAnswers;
  /** Which files are still to be written. */
  readonly writes: { readonly settings: boolean; readonly policy: boolean; readonly packages: boolean };
  /** Of the files, by path. */
  readonly paths: (answers: InitAnswers) => readonly string[];
}

/** Ends the process where the answer is Ctrl-C, or no. */
export async function askAnswers({ given, defaults, writes, paths }: Questions): Promise<InitAnswers> {
  let answers: InitAnswers = { ...defaults, ...given };
  const isOpen = (name: keyof InitAnswers): boolean => !(name in given);
  const ask = async (name: "network" | "region" | "vpcId" | "team" | "app", message: string, placeholder?: string) => {
    if (!isOpen(name)) return;
    const value = await answered(
      text({
        message,
        ...(placeholder === undefined ? { initialValue: String(answers[name]) } : { placeholder }),
        validate: (written = "") => objectionOf({ ...answers, [name]: trimmed(written) }),
      }),
    );
    answers = { ...answers, [name]: trimmed(value ?? "") };
  };
  intro("A policy tree, and what a repository needs around it");
  if (writes.settings) {
    await ask("network", "What is the network called? It is one region, one VPC and one deployment of DiscrimiNAT.");
    await ask("region", "In which region is it?");
    await ask("vpcId", "What is the id of its VPC?", "vpc-…; leave it empty for a Terraform variable");
    if (isOpen("backend")) answers = { ...answers, backend: await askBackend(answers.region) };
  }
  if (writes.policy) {
    await ask("team", "Which team owns the first app?");
    await ask("app", "What is the app called?");
  }
  if (writes.packages && isOpen("cdk")) answers = { ...answers, cdk: await askCdk(answers) };
  const list = paths(answers);
  const agreed = await answered(
    confirm({ message: `Write these files?\n${list.map((path) => `  ${path}`).join("\n")}` }),
  );
  if (!agreed) return stop();
  outro("Nothing that is there is overwritten.");
  return answers;
}

async function askBackend(region: string): Promise<InitAnswers["backend"]> {
  const kind = await answered(
    select({
      message: "Where does Terraform keep its state?",
      options: [
        { value: "later", label: "Decide later", hint: "a local file until then; a plan in CI needs a backend" },
        { value: "s3", label: "In an S3 bucket" },
      ],
    }),
  );
  if (kind !== "s3") return undefined;
  const bucket = await answered(
    text({
      message: "What is the bucket called?",
      validate: (name = "") =>
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) ? undefined : "Write the name of a bucket.",
    }),
  );
  return s3Backend(bucket, region);
}

async function askCdk({ cdk }: InitAnswers): Promise<InitAnswers["cdk"]> {
  return await answered(
    select<InitAnswers["cdk"]>({
      message: "Which packages write the Terraform configuration?",
      initialValue: cdk,
      options: [
        { value: "cdktf", label: "CDKTF", hint: "archived in December 2025" },
        { value: "cdktn", label: "CDK Terrain", hint: "its successor; needs Node 22.11" },
      ],
    }),
  );
}

const trimmed = (written: string): string | undefined => (written.trim() === "" ? undefined : written.trim());

function objectionOf(
  answers: { readonly [Name in keyof InitAnswers]: InitAnswers[Name] | undefined },
): string | undefined {
  const { network, region, team, app } = answers;
  if ([network, region, team, app].includes(undefined)) return "Write something.";
  const objection = objectionTo(answers as InitAnswers);
  return objection === undefined ? undefined : [objection.message, objection.help].filter(Boolean).join("; ");
}

async function answered<Value>(question: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const answer = await question;
  return isCancel(answer) ? stop() : (answer as Exclude<Value, symbol>);
}

function stop(): never {
  cancel("Nothing was written.");
  return endInterrupted();
}
