/** The review page, for callers of the library. What draws it is loaded only where it is drawn. */
import * as gathering from "../library/gather-evidence.ts";
import type { PageModel } from "../page/model.ts";
import type * as rendering from "../page/review-page.ts";
import { date, has, isList, isObject, kind, listOf, objectOf, text } from "../requirements/requirement.ts";
import { declaredSince, loaded, observed, owners, sourceFile } from "../requirements/shapes.ts";
import type { Review } from "../review/review-trees.ts";
import { guard } from "./guard.ts";

const review = kind<Review>(
  "a review",
  has<Review>({ names: isList, windows: isList, notices: isList }),
  "Give `reviewChange({base, head}).review`.",
);

export const gatherEvidence: typeof gathering.gatherEvidence = guard(
  gathering.gatherEvidence,
  ["loaded", loaded],
  [
    "options",
    objectOf<gathering.EvidenceOptions>(
      { asOf: date },
      {
        title: text,
        tool: text,
        networks: listOf(text),
        observed,
        compared: objectOf({ base: text, review }, {}, "Give the base in words, and the review: `{base, review}`."),
        earlier: sourceFile,
        plans: listOf(sourceFile),
        deployed: listOf(sourceFile),
        owners,
        declaredSince,
      },
      'Give an object: `{asOf: "2026-11-24"}`.',
    ),
  ],
);

const guardedRender = guard(
  async (model: PageModel): Promise<string> => (await import("../page/review-page.ts")).renderPage(model),
  [
    "model",
    kind<PageModel>(
      "what the review page says",
      has<PageModel>({
        ...{
          facts: isList,
          attention: isList,
          changes: isObject,
          requirements: isList,
          inputs: isList,
          coverage: isList,
        },
        ...{ windows: isList, shared: isList, fresh: isList, outliers: isList, commits: isList, apps: isList },
      }),
      "Give what `gatherEvidence` returns, or what `report --format json` wrote, parsed.",
    ),
  ],
);
/** A refusal is a rejection too: callers of what is asynchronous wait for one. */
export const renderReviewPage: typeof rendering.renderPage = async (model) => guardedRender(model);
