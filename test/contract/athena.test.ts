/** The page about logs in S3, on the settings of the CLI session `athena`. */
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("athena.md"), folderOfSession("athena"));
