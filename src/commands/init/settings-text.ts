/** The text of the settings that `init` writes, in the form of `fmt`. Pure. */
import { keyText, scalarText } from "../../yaml/scalar-text.ts";
import type { InitAnswers } from "./answers.ts";
import { type BackendAnswer, s3Backend } from "./backend-answer.ts";

/** Without the line for the editor, which depends on where the file is. */
export function settingsText({ network, region, vpcId, backend }: InitAnswers): string {
  return `networks:
  # One region, one VPC, one deployment of DiscrimiNAT.
  ${keyText(network)}:
    region: ${text(region)}
${vpcId === undefined ? variableLines(network) : `    vpc_id: ${text(vpcId)}\n`}${stateLines(backend, region)}`;
}

const variableLines = (network: string): string =>
  `    # An id such as vpc-0123456789abcdef0, or a Terraform variable that the deployment sets.
    vpc_id: {variable: ${network.replaceAll("-", "_")}_vpc_id}
`;

function stateLines(backend: BackendAnswer | undefined, region: string): string {
  if (backend !== undefined) return backendLines(backend);
  return `# Where Terraform keeps what it has deployed. Without it: a file beside cdktf.out, good for a trial on one machine.
${backendLines(s3Backend("my-terraform-state", region)).replaceAll(/^(?=.)/gm, "# ")}`;
}

function backendLines({ type, arguments: args }: BackendAnswer): string {
  const written = Object.entries(args).map(([key, value]) => `${keyText(key)}: ${argumentText(value)}`);
  return `terraform:\n  backend:\n    ${keyText(type)}: {${written.join(", ")}}\n`;
}

const argumentText = (value: string): string =>
  value === "true" || value === "false" ? value : scalarText({ kind: "scalar", value, source: "" }, true);

const text = (value: string): string => scalarText({ kind: "scalar", value, source: "" }, false);
