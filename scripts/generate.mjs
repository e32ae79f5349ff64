/** `npm run generate`: writes the sources that are made of other files of the repository or of pinned packages. */
import { generate as generateLineScanner } from "./generate-line-scanner.mjs";
import { generate as generatePageAssets } from "./generate-page-assets.mjs";
import { generate as generatePublicSuffixList } from "./generate-public-suffix-list.mjs";
import { generate as generateValidators } from "./generate-validators.mjs";

await Promise.all([generateLineScanner(), generatePageAssets(), generatePublicSuffixList(), generateValidators()]);
