/** Completion in shells that not every machine has. */
import { afterAll } from "vitest";
import { describeWith, starts } from "../helpers/real-parts.ts";
import { fishOffers, zshOffers } from "../helpers/shell-completion.ts";
import { offersWhatFits, startCompletionSession } from "./completion-cases.ts";

const session = startCompletionSession();
afterAll(session.remove);

describeWith([{ name: "zsh", isPresent: () => starts("zsh", ["-c", "zmodload zsh/zpty"]) }], "completion in zsh", () =>
  offersWhatFits(session, () => zshOffers(session)),
);

describeWith([{ name: "fish", isPresent: () => starts("fish", ["--version"]) }], "completion in fish", () =>
  offersWhatFits(session, () => fishOffers(session)),
);
