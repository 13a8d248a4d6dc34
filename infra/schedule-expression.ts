/**
 * A five-field cron line as EventBridge Scheduler writes it: six fields, a question mark for the day that is not
 * chosen, steps that begin at a number, and Sunday as 1.
 *
 * @example eventBridgeCron('0 8 * * 1') === 'cron(0 8 ? * 2 *)'
 */
export function eventBridgeCron(line: string): string {
	const [minute, hour, day, month, weekday, ...more] = line.trim().split(/\s+/);
	if (!minute || !hour || !day || !month || !weekday || more.length > 0) {
		throw new RangeError(`not a cron line of five fields: ${line}`);
	}
	if (day !== '*' && weekday !== '*') {
		throw new RangeError(`EventBridge takes a day of the month or a day of the week, not both: ${line}`);
	}
	const days = weekday === '*' ? [stepped(day, 1), '?'] : ['?', weekday.replace(/\d+/g, sundayFirst)];
	return `cron(${stepped(minute, 0)} ${stepped(hour, 0)} ${days[0]} ${stepped(month, 1)} ${days[1]} *)`;
}

function stepped(field: string, first: number): string {
	return field.replace(/^\*\//, `${first}/`);
}

function sundayFirst(day: string): string {
	return String((Number(day) % 7) + 1);
}
