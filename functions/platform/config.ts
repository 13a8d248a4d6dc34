import * as z from 'zod';

/** Thrown at cold start; names every variable that is missing or wrong, never a value. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

/**
 * Parses the environment once, per function.
 *
 * @example const config = loadConfig({ ...tableConfig, MAIL_FROM: z.email() });
 */
export function loadConfig<Shape extends z.ZodRawShape>(
	shape: Shape,
	environment: Record<string, string | undefined> = process.env,
): z.output<z.ZodObject<Shape>> {
	const parsed = z.object(shape).safeParse(environment);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
	throw new ConfigError(`the environment is not complete:\n${faults.join('\n')}`);
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const tableConfig = { TABLE_NAME: z.string().min(1) };

export const bucketConfig = {
	BUCKET_NAME: z.string().min(1),
	S3_FORCE_PATH_STYLE: flag.default(false),
};

export const siteConfig = {
	PORTAL_ORIGIN: z.url(),
	ADMIN_ORIGIN: z.url(),
	COOKIE_SECURE: flag.default(true),
	CITY_NAME: z.string().min(1),
};

export type SiteConfig = z.output<z.ZodObject<typeof siteConfig>>;

export const workflowConfig = {
	/** Of the approvals. */
	STATE_MACHINE_ARN: z.string().min(1),
	JOB_STATE_MACHINE_ARN: z.string().min(1),
};

export const mailConfig = { MAIL_FROM: z.string().min(3) };

/** One of the two: the secrets themselves (one machine) or where they are kept (cloud). */
export const secretsConfig = {
	SECRETS_JSON: z.string().optional(),
	SECRETS_ARN: z.string().optional(),
};
