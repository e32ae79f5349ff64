/** Links from one part of the page to another; only to what is there. */
import { appId } from "../anchors.ts";
import { type Content, type Html, html } from "../html.ts";
import type { App } from "../model.ts";

/** `network` is `undefined` for the first one that the app is in. */
export function appLink(app: string, network: string | undefined, apps: readonly App[]): Content {
  const target = apps.find((one) => one.app === app && (network === undefined || one.network === network));
  const shown = network === undefined ? app : html`${app} <span class="small">${network}</span>`;
  return target === undefined ? shown : linkTo(appId(target), shown);
}

export function linkTo(id: string, content: Content): Html {
  return html`<a href="#${encodeURIComponent(id)}">${content}</a>`;
}
