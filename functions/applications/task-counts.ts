/** Counter of the tasks that wait at an organisation. */
export function tasksCount(queueId: string, task: 'review' | 'returned'): string {
	return `tasks:${queueId}:${task}`;
}
