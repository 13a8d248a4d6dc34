import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Settings } from '../settings.ts';
import type { MailIdentity } from './mail-identity.ts';
import type { PlatformFunction } from './platform-function.ts';

/** What the outbox can do outside the table. */
export interface Effects {
	readonly approvals: IStateMachine;
	readonly jobs: IStateMachine;
	readonly mail: MailIdentity;
	readonly settings: Settings;
}

/** Lets a function start and resume approvals, start jobs, and send mail from our one address. */
export function bindEffects(target: PlatformFunction, { approvals, jobs, mail, settings }: Effects): void {
	if (!target.definition.access.effects)
		throw new Error(`${target.definition.entry} does not ask for effects`);
	target.addEnvironment({
		STATE_MACHINE_ARN: approvals.stateMachineArn,
		JOB_STATE_MACHINE_ARN: jobs.stateMachineArn,
		MAIL_FROM: settings.mailFrom,
	});
	target.allow(['states:StartExecution', 'states:SendTaskSuccess'], [approvals.stateMachineArn]);
	target.allow(['states:StartExecution'], [jobs.stateMachineArn]);
	target.allow(['ses:SendEmail'], mail.sendingArns, {
		StringEquals: { 'ses:FromAddress': settings.mailFrom },
	});
}
