/** What the tests of this folder share: credentials that only a fake accepts, and no time to wait. */
import { afterAll, beforeAll } from "vitest";
import type { Pace } from "../../../src/traffic/insights/pace.ts";

export const region = "eu-west-2";

export const noWaiting: Pace = { pollFirstMs: 1, pollLongestMs: 1, retryFirstMs: 1, retryLongestMs: 1, retries: 3 };

const credentials = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};

/** Sets them for a test file. */
export function useFakeCredentials(): void {
  const before = { ...process.env };
  beforeAll(() => {
    Object.assign(process.env, credentials);
  });
  afterAll(() => {
    process.env = before;
  });
}
