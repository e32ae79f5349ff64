/**
 * Names that strangers share: the data behind `multi-tenant.ts`. A record needs a public service on which anyone can open an
 * account, or needs none, and to which data can be sent or from which code can be fetched; and a public page that says so.
 * Left out are registries of packages in general, because what to trust there is the users' own decision, and families such
 * as `*.github.io` that the Public Suffix List holds: `exposure.ts` judges patterns over those.
 */
import { compareText } from "../values/order.ts";

export type MultiTenantTier =
  | "code-hosting"
  | "messaging-webhook"
  | "object-storage"
  | "paste"
  | "serverless"
  | "tunnel";

interface Sharing {
  readonly tier: MultiTenantTier;
  /** Why it is shared and what an attacker could do: a clause for messages, without a full stop. */
  readonly reason: string;
  /** A public page or list that names the service and what it does. */
  readonly source: string;
  /** Set where each tenant has a name of its own for good, so that one name is no risk, only a pattern over them. */
  readonly ownNames?: true;
  /** Set where the wildcard stands for a region of AWS. */
  readonly regional?: true;
}

/** One name, or one family of names, that is shared by strangers. */
export interface MultiTenantName extends Sharing {
  /** A name, or a pattern in the policy's language. */
  readonly name: string;
}

/** Sites that attackers use because they are trusted, and services that tunnel. */
const trustedSites = "https://lots-project.com/";
const tunnelList = "https://lottunnels.github.io/";

const repositories =
  "anyone can create a repository there, fetch code from it and, with their own token, push data to it";
const published = "it serves what anyone has published, so that foreign code can be fetched through it";
const webhooks = "the target stands in the path, so that data can be sent to a webhook of anyone";
const catcher = "anyone can get an address there and read all that is sent to it";
const posts = "anyone can publish posts there, such as commands for malware, and read back what was sent";
const buckets = "the bucket stands in the path, so that data can be written to a bucket of anyone";
/** For buckets that have a name of their own. */
export const ownBuckets = "anyone can create a bucket or an account with a name of this form, and receive data in it";
const drive = "the account stands in the token, so that files can be uploaded to an account of anyone";
const uploads = "anyone can upload data without an account and read it back by its link";
const texts = "anyone can publish text there, such as commands for malware, and read back what was sent";
const images = "anyone can push an image there without an account, and pull it elsewhere";
const tunnels = "anyone can get such a name within seconds for a machine of their own, and names change hands";
const agents = "it is where the service's client connects: a tunnel from inside to the whole Internet";

/** The names that a source has of one kind. */
function of(
  tier: MultiTenantTier,
  reason: string,
  source: string,
  names: string,
  more: Pick<Sharing, "ownNames" | "regional"> = {},
): readonly MultiTenantName[] {
  return names.split(" ").map((name) => ({ name, tier, reason, source, ...more }));
}

const own = { ownNames: true } as const;
const regional = { regional: true } as const;
const azureStorage = "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-overview";
const azureRegistry =
  "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-firewall-access-rules";
const s3 = "https://docs.aws.amazon.com/general/latest/gr/s3.html";
const runners = "https://docs.github.com/en/actions/reference/runners/self-hosted-runners";
const interactsh = "https://github.com/projectdiscovery/interactsh";

/** Sorted by tier, then by name. */
export const multiTenantNames: readonly MultiTenantName[] = [
  ...of("code-hosting", repositories, trustedSites, "api.bitbucket.org bitbucket.org github.com gitlab.com"),
  ...of(
    "code-hosting",
    repositories,
    "https://docs.github.com/en/rest",
    "api.github.com gist.github.com uploads.github.com",
  ),
  ...of("code-hosting", repositories, "https://docs.codeberg.org/", "codeberg.org"),
  ...of(
    "code-hosting",
    repositories,
    "https://learn.microsoft.com/en-us/azure/devops/organizations/security/allow-list-ip-url",
    "dev.azure.com",
  ),
  ...of("code-hosting", repositories, "https://huggingface.co/docs/hub/repositories", "huggingface.co"),
  ...of("code-hosting", published, trustedSites, "raw.githubusercontent.com"),
  ...of("code-hosting", published, "https://docs.github.com/en/rest/gists/gists", "gist.githubusercontent.com"),
  ...of(
    "code-hosting",
    published,
    runners,
    "codeload.github.com objects.githubusercontent.com release-assets.githubusercontent.com",
  ),
  ...of("code-hosting", published, "https://www.jsdelivr.com/documentation", "cdn.jsdelivr.net"),
  ...of("code-hosting", published, "https://github.com/unpkg/unpkg", "unpkg.com"),
  ...of("code-hosting", published, "https://github.com/esm-dev/esm.sh", "esm.sh"),
  ...of("code-hosting", published, "https://docs.jitpack.io/", "jitpack.io"),
  ...of("code-hosting", published, "https://docs.skypack.dev/", "cdn.skypack.dev"),
  ...of("code-hosting", images, "https://github.com/replicatedhq/ttl.sh", "ttl.sh"),

  ...of("messaging-webhook", catcher, "https://pipedream.com/requestbin", "*.m.pipedream.net"),
  ...of(
    "messaging-webhook",
    catcher,
    interactsh,
    "*.oast.fun *.oast.live *.oast.me *.oast.online *.oast.pro *.oast.site",
  ),
  ...of("messaging-webhook", catcher, "https://portswigger.net/burp/documentation/collaborator", "*.oastify.com"),
  ...of("messaging-webhook", catcher, "https://requestcatcher.com/", "*.requestcatcher.com"),
  ...of("messaging-webhook", catcher, "https://docs.ntfy.sh/", "ntfy.sh"),
  ...of("messaging-webhook", catcher, "https://docs.webhook.site/", "webhook.site"),
  ...of(
    "messaging-webhook",
    webhooks,
    "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
    "*.webhook.office.com",
    own,
  ),
  ...of(
    "messaging-webhook",
    webhooks,
    "https://developers.google.com/workspace/chat/quickstart/webhooks",
    "chat.googleapis.com",
  ),
  ...of(
    "messaging-webhook",
    webhooks,
    "https://discord.com/developers/docs/resources/webhook",
    "discord.com discordapp.com",
  ),
  ...of("messaging-webhook", webhooks, "https://help.make.com/webhooks", "hook.*.make.com"),
  ...of(
    "messaging-webhook",
    webhooks,
    "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    "hooks.slack.com",
  ),
  ...of("messaging-webhook", webhooks, "https://zapier.com/apps/webhook/integrations", "hooks.zapier.com"),
  ...of("messaging-webhook", webhooks, "https://ifttt.com/maker_webhooks", "maker.ifttt.com"),
  ...of(
    "messaging-webhook",
    "the bot stands in the path, so that data can be sent to a chat of anyone",
    "https://core.telegram.org/bots/api",
    "api.telegram.org",
  ),
  ...of(
    "messaging-webhook",
    "the workspace stands in the token, so that data can be sent to a workspace of anyone",
    "https://docs.slack.dev/apis/web-api/",
    "slack.com",
  ),
  ...of(
    "messaging-webhook",
    posts,
    trustedSites,
    "api.twitter.com reddit.com twitter.com www.reddit.com www.tumblr.com",
  ),

  ...of(
    "object-storage",
    ownBuckets,
    azureStorage,
    "*.dfs.core.windows.net *.queue.core.windows.net *.table.core.windows.net",
    own,
  ),
  ...of("object-storage", ownBuckets, azureRegistry, "*.azurecr.io", own),
  ...of("object-storage", ownBuckets, "https://firebase.google.com/docs/database", "*.firebaseio.com", own),
  ...of(
    "object-storage",
    ownBuckets,
    "https://developers.cloudflare.com/r2/api/s3/api/",
    "*.r2.cloudflarestorage.com",
    own,
  ),
  ...of("object-storage", ownBuckets, s3, "*.s3-accelerate.amazonaws.com", own),
  ...of("object-storage", ownBuckets, trustedSites, "*.sharepoint.com *.storage.googleapis.com", own),
  ...of("object-storage", buckets, "https://docs.digitalocean.com/products/spaces/", "*.digitaloceanspaces.com"),
  ...of(
    "object-storage",
    buckets,
    s3,
    "s3-*.amazonaws.com s3.*.amazonaws.com s3.*.amazonaws.com.cn s3.*.amazonaws.eu s3.dualstack.*.amazonaws.com s3.dualstack.*.amazonaws.com.cn s3.dualstack.*.amazonaws.eu",
    regional,
  ),
  ...of("object-storage", buckets, s3, "s3.amazonaws.com"),
  ...of(
    "object-storage",
    buckets,
    trustedSites,
    "firebasestorage.googleapis.com s3.*.backblazeb2.com storage.googleapis.com",
  ),
  ...of("object-storage", buckets, "https://docs.wasabi.com/", "s3.*.wasabisys.com"),
  ...of(
    "object-storage",
    drive,
    "https://learn.microsoft.com/en-us/graph/api/resources/onedrive",
    "graph.microsoft.com",
  ),
  ...of(
    "object-storage",
    drive,
    "https://developers.google.com/workspace/drive/api/guides/manage-uploads",
    "www.googleapis.com",
  ),
  ...of(
    "object-storage",
    drive,
    trustedSites,
    "api.dropboxapi.com api.pcloud.com content.dropboxapi.com docs.google.com drive.google.com g.api.mega.co.nz mega.nz onedrive.live.com upload.box.com www.dropbox.com",
  ),
  ...of("object-storage", published, "https://cloudinary.com/documentation/upload_images", "res.cloudinary.com"),
  ...of(
    "object-storage",
    published,
    trustedSites,
    "1drv.com cdn.discordapp.com dl.dropboxusercontent.com sites.google.com slack-files.com",
  ),

  ...of("paste", uploads, "https://gofile.io/api", "*.gofile.io gofile.io"),
  ...of("paste", uploads, "https://0x0.st/", "0x0.st"),
  ...of("paste", uploads, "https://catbox.moe/tools.php", "catbox.moe"),
  ...of("paste", uploads, trustedSites, "filetransfer.io sendspace.com wetransfer.com www.mediafire.com"),
  ...of("paste", uploads, "https://github.com/dutchcoders/transfer.sh", "transfer.sh"),
  ...of("paste", texts, "https://dpaste.com/api/", "dpaste.com"),
  ...of("paste", texts, "https://www.toptal.com/developers/hastebin/documentation", "hastebin.com"),
  ...of("paste", texts, "https://justpaste.it/", "justpaste.it"),
  ...of("paste", texts, "https://paste.ee/", "paste.ee"),
  ...of("paste", texts, trustedSites, "pastebin.com"),
  ...of("paste", texts, "https://rentry.co/", "rentry.co"),
  ...of("paste", texts, "https://telegra.ph/api", "telegra.ph"),

  ...of(
    "serverless",
    "the script stands in the path, so that data can be sent to a script of anyone",
    "https://developers.google.com/apps-script/guides/web",
    "script.google.com",
  ),

  ...of(
    "tunnel",
    tunnels,
    tunnelList,
    "*.*.devtunnels.ms *.*.ngrok.io *.app.github.dev *.lhr.life *.loca.lt *.loclx.io *.ngrok-free.app *.ngrok-free.dev *.ngrok.app *.ngrok.dev *.ngrok.io *.serveo.net *.share.zrok.io *.trycloudflare.com",
  ),
  ...of("tunnel", agents, tunnelList, "*.v2.argotunnel.com bore.pub connect.ngrok-agent.com localhost.run serveo.net"),
].sort((one, other) => compareText(one.tier, other.tier) || compareText(one.name, other.name));
