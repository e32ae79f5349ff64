/** The SSM parameter with the firewall's preferences. */
import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { preferencesParameter } from "../../discriminat/preferences.ts";
import type { Network } from "../../policy/model.ts";
import type { Answer } from "../answer.ts";
import type { Parameter } from "../facts.ts";
import { parameterArn } from "../iam-policy.ts";
import { type Asker, unless } from "./asker.ts";

/** `undefined`: there is none. */
export function askParameter(
  client: SSMClient,
  network: Network,
  { ask }: Asker,
  signal: AbortSignal,
): Promise<Answer<Parameter | undefined>> {
  return ask("ssm:GetParameter", parameterArn(network), async () => {
    const command = new GetParameterCommand({ Name: preferencesParameter(network.customDeploymentId) });
    const answer = await unless(client.send(command, { abortSignal: signal }), "ParameterNotFound");
    if (answer === undefined) return undefined;
    const { Value: text, Type: type = "" } = answer.Parameter ?? {};
    if (text === undefined) throw new Error("what came back is not an answer of SSM");
    return { text, type };
  });
}
