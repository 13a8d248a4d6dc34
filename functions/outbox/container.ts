import { accountEffects, siteSettings } from '#functions/identity/container.ts';
import { peopleOf } from '#functions/volunteers/people.ts';
import { loadConfig, mailConfig, siteConfig, workflowConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { mailSenderOf } from '#platform/mail/mail-sender.ts';
import { delivery } from '#platform/outbox/delivery.ts';
import { workflowOf } from '#platform/workflow/workflow.ts';

/** The delivery of this Lambda's environment. */
export async function deliveryFromEnvironment() {
	const config = loadConfig({ ...workflowConfig, ...mailConfig, ...siteConfig });
	const platform = await platformFromEnvironment();
	return {
		clock: platform.clock,
		...delivery({
			...platform,
			workflow: workflowOf(config),
			mail: mailSenderOf(config),
			accounts: accountEffects(platform, { people: peopleOf(platform), sites: siteSettings(config) }),
		}),
	};
}
