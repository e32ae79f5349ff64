/** Figures in words. */

/** Of a share from 0 to 1; never rounded up, so that 100 % means all. */
export function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}
