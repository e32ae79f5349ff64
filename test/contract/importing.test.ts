/** The page about `import`, on the groups of the CLI session `import`. */
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("importing.md"), folderOfSession("import"), 2);
