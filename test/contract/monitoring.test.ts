/** The page about monitoring (monitoring.md), on the tree of its session. Its tables: test/monitoring/watches.test.ts. */
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("monitoring.md"), folderOfSession("monitoring"));
