/** The versions of hashicorp/aws that a stack takes. The bindings pin one; the resources used here are the same in all of these. */
export const awsProviderVersions = ">= 5.100.0, < 7.0.0";
