/** What all clients of a network share. */
import { collectingLogger } from "../../aws/credentials.ts";

/** The patience of a person who waits, and a logger that keeps why there are no credentials. */
export function clientOptions(region: string) {
  return {
    region,
    logger: collectingLogger(),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
  };
}

/** In place of AWS's own, for tests against a local AWS. Without it the SDK reads `AWS_ENDPOINT_URL`. */
export function endpointOf(endpoint: string | undefined): { readonly endpoint?: string } {
  return endpoint === undefined ? {} : { endpoint };
}
