import { Cron } from 'croner';
import { schedules } from '#infra/schedules.ts';

/** EventBridge Scheduler on one machine. A run that takes longer than its interval is not started twice. */
export function startScheduler(
	run: (functionName: string) => Promise<unknown>,
	log: (line: string) => void,
): { stop: () => void } {
	const jobs = schedules.map(
		({ functionName, cron, timeZone }) =>
			new Cron(
				cron,
				{
					timezone: timeZone,
					protect: true,
					catch: (error) => log(`schedule: ${functionName}: ${String(error)}`),
				},
				() => run(functionName).then(() => undefined),
			),
	);
	return {
		stop: () => {
			for (const job of jobs) job.stop();
		},
	};
}
