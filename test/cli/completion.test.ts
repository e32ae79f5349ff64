import { afterAll, describe, expect, it } from "vitest";
import { bashOffers } from "../helpers/shell-completion.ts";
import { offersWhatFits, startCompletionSession } from "./completion-cases.ts";

const session = startCompletionSession();
afterAll(session.remove);

describe("completion in bash", () => offersWhatFits(session, () => bashOffers(session)));

describe("completion in bash, of words that it cuts", () => {
  const offers = bashOffers(session);

  it.each<[string, string]>([
    ["status --format=ma", "markdown"],
    ["status --format json:pr", "prod.json"],
    ["status --observations=pr", "prod.json"],
  ])("after %j offers %j", (typed, wanted) => {
    expect(offers(typed)).toContain(wanted);
  });
});

describe("the names that completion asks for", () => {
  it("are those of the policies, sorted, and only those that are no danger to a shell", () => {
    expect(session.run("discriminat-policy completion networks").stdout).toBe("prod\nstaging\n");
    expect(session.run("discriminat-policy completion apps --policies hostile").stdout).toBe("honest\n");
  });
});
