import type { Node } from 'constructs';
import * as z from 'zod';

const domain = z.string().regex(/^(?!https?:)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name without https://');

const settingsSchema = z.object({
	/** Begins the names of everything that is deployed; two deployments in one account need two names. */
	name: z.string().regex(/^[a-z][a-z0-9-]{1,24}$/),
	cityName: z.string().min(1),
	/** Where the data lives. The firewall and the certificate of CloudFront are in us-east-1 wherever this is. */
	region: z.string().min(1),
	portalDomain: domain,
	adminDomain: domain,
	/** Sender of all mail; its domain becomes the SES identity. */
	mailFrom: z.email(),
	/** `existing` when the domain is already an SES identity of this account. */
	mailIdentity: z.enum(['create', 'existing']).default('create'),
	/** An issued us-east-1 certificate for both domains; without it one is requested and waits for its DNS records. */
	certificateArn: z.string().startsWith('arn:').optional(),
	/** Who is told about alarms. */
	alarmEmail: z.email().optional(),
	/** Further origins that may upload and download, e.g. a test site. */
	additionalOrigins: z.array(z.url({ protocol: /^https$/ })).default([]),
	/** Raised by one to change the key between CloudFront and the API. */
	originKeyGeneration: z.number().int().min(1).default(1),
	/** Requests of one address in five minutes; an agency may stand behind one address. */
	requestLimit: z.number().int().min(100).default(6000),
	/** The same for signing in, setting and resetting passwords. */
	signInLimit: z.number().int().min(10).default(200),
	/** A vault in another region or account that each monthly backup is copied to. */
	backupCopyVaultArn: z.string().startsWith('arn:').optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Checks settings that do not come from cdk.json. */
export function parseSettings(values: unknown): Settings {
	return settingsSchema.parse(values);
}

/** Reads `environments.<environment>` from the CDK context (`cdk.json`, or `-c environment=test`). */
export function readSettings(node: Node): Settings {
	const environment = z.string().parse(node.tryGetContext('environment'));
	const environments = z.record(z.string(), z.unknown()).parse(node.tryGetContext('environments'));
	const parsed = settingsSchema.safeParse(environments[environment]);
	if (parsed.success) return parsed.data;
	throw new Error(`cdk.json: environments.${environment} is not complete\n${z.prettifyError(parsed.error)}`);
}

export function portalOrigin(settings: Settings): string {
	return `https://${settings.portalDomain}`;
}

export function adminOrigin(settings: Settings): string {
	return `https://${settings.adminDomain}`;
}
