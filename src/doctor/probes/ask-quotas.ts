/** Quotas of an account for Security Groups. */
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import type { Answer } from "../answer.ts";
import type { QuotaFacts } from "../facts.ts";
import { type Asker, unless } from "./asker.ts";

const service = { ServiceCode: "vpc" };
/** `aws service-quotas list-aws-default-service-quotas --service-code vpc` lists them. */
const codes: Readonly<Record<keyof QuotaFacts, string>> = {
  rulesPerGroup: "L-0EA8095F",
  groupsPerInterface: "L-2AFB9258",
  groupsPerRegion: "L-E79EC296",
};

export async function askQuotas(client: ServiceQuotasClient, { ask }: Asker, signal: AbortSignal): Promise<QuotaFacts> {
  const send = { abortSignal: signal };
  const askOne = async (code: string): Promise<Answer<number>> => {
    const quota = { ...service, QuotaCode: code };
    const applied = await ask("servicequotas:GetServiceQuota", "*", () =>
      unless(client.send(new GetServiceQuotaCommand(quota), send), "NoSuchResourceException"),
    );
    if (applied.kind !== "told") return applied;
    const value = applied.value?.Quota?.Value;
    if (value !== undefined) return { kind: "told", value };
    // Of a quota that was never changed AWS may know only the default.
    return ask("servicequotas:GetAWSDefaultServiceQuota", "*", async () => {
      const { Quota: fallback } = await client.send(new GetAWSDefaultServiceQuotaCommand(quota), send);
      if (fallback?.Value === undefined) throw new Error("what came back is not an answer of Service Quotas");
      return fallback.Value;
    });
  };
  const [rulesPerGroup, groupsPerInterface, groupsPerRegion] = await Promise.all([
    askOne(codes.rulesPerGroup),
    askOne(codes.groupsPerInterface),
    askOne(codes.groupsPerRegion),
  ]);
  return { rulesPerGroup, groupsPerInterface, groupsPerRegion };
}
