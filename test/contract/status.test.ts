/** The page about `status`, on the tree of the CLI session `status`. */
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("status.md"), folderOfSession("status"));
