/**
 * References within one stack as the text that Terraform reads. CDKTF's tokens come to the same text, but each of them records
 * a stack trace and is resolved three times: a quarter of the time that synthesis takes. Other stacks need the tokens.
 */
import type { TerraformResource } from "cdktf";

/** `aws_security_group.checkout_egress_0FE5A4FA` */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** `${aws_security_group.checkout_egress_0FE5A4FA.id}` */
export function referenceTo(resource: TerraformResource): string {
  return `\${${addressOf(resource)}.id}`;
}
