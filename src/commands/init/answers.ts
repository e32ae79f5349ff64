/** What `init` must know, and what it takes where no one says. Pure. */
import type { CdkFamily } from "../../command-line/cdk-packages.ts";
import type { BackendAnswer } from "./backend-answer.ts";

export interface InitAnswers {
  readonly network: string;
  readonly region: string;
  /** `undefined`: a Terraform variable that the deployment sets. */
  readonly vpcId: string | undefined;
  /** `undefined`: a local file for now. */
  readonly backend: BackendAnswer | undefined;
  readonly team: string;
  readonly app: string;
  readonly cdk: CdkFamily;
}

export const defaultAnswers: InitAnswers = {
  network: "main",
  region: "eu-west-2",
  vpcId: undefined,
  backend: undefined,
  team: "web",
  app: "example",
  cdk: "cdktf",
};

/** Whether the first policy only shows what one looks like. */
export function isExample({ team, app }: InitAnswers): boolean {
  return team === defaultAnswers.team && app === defaultAnswers.app;
}
