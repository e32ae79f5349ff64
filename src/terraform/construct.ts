/** What the constructs are put into. */
import { Construct } from "constructs";
import { kind } from "../requirements/requirement.ts";

/** @throws UserError where it is not a construct. */
export const construct = kind<Construct>("a construct", Construct.isConstruct, "Give the stack or app that holds it.");
