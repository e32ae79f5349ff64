/** The page about `report`, on the tree of the CLI session `report`. */
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("report.md"), folderOfSession("report"), 2);
