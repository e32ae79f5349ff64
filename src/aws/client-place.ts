/** Where an SDK client asks, and as whom. */
import { type AssumedRole, roleCredentials } from "./assumed-role.ts";
import { collectingLogger } from "./credentials.ts";

export interface ClientPlace {
  readonly region: string;
  /** In place of AWS's own, for tests against a local AWS. Without it the SDK reads `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string | undefined;
  /** Assumed first; without one the credentials are the environment's. */
  readonly role?: AssumedRole | undefined;
}

/** The options of a client there. Its logger keeps why there are no credentials. */
export function optionsAt({ region, endpoint, role }: ClientPlace) {
  const logger = collectingLogger();
  return { region, logger, ...roleCredentials(role, logger), ...(endpoint === undefined ? {} : { endpoint }) };
}
