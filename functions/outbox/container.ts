import { loadConfig, mailConfig, workflowConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { mailSenderOf } from '#platform/mail/mail-sender.ts';
import { delivery } from '#platform/outbox/delivery.ts';
import { workflowOf } from '#platform/workflow/workflow.ts';

/** The delivery of this Lambda's environment. */
export async function deliveryFromEnvironment() {
	const config = loadConfig({ ...workflowConfig, ...mailConfig });
	const platform = await platformFromEnvironment();
	const tools = { ...platform, workflow: workflowOf(config), mail: mailSenderOf(config) };
	return { clock: platform.clock, ...delivery(tools) };
}
