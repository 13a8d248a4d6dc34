import type { ApplicationStatus } from '../../codes/application-statuses.ts';

export type ApplicationEvent =
	'save' | 'submit' | 'approve-all' | 'reject' | 'return' | 'withdraw' | 'delete';

/**
 * Life of an application (M-01, W-15) as data: from which status each event may start and where it leads. `none` is
 * "there is no application".
 */
export const applicationTransitions: Record<
	ApplicationEvent,
	{ from: readonly ApplicationStatus[]; to: ApplicationStatus }
> = {
	save: { from: ['none', 'draft'], to: 'draft' },
	submit: { from: ['draft', 'returned'], to: 'in-review' },
	'approve-all': { from: ['in-review'], to: 'approved' },
	reject: { from: ['in-review'], to: 'rejected' },
	return: { from: ['in-review'], to: 'returned' },
	withdraw: { from: ['in-review', 'returned'], to: 'withdrawn' },
	delete: { from: ['draft'], to: 'none' },
};

/** True when the event may start from the status. */
export function mayHappen(event: ApplicationEvent, status: ApplicationStatus): boolean {
	return applicationTransitions[event].from.includes(status);
}

/** A returned form is edited too, and stays returned until it is sent again. */
export function isEditable(status: ApplicationStatus): boolean {
	return status === 'draft' || status === 'returned';
}

/** True while the application still goes on: one open application per volunteer. */
export function isOpen(status: ApplicationStatus): boolean {
	return status === 'draft' || status === 'in-review' || status === 'returned';
}

/** The transitions as a Mermaid state diagram, for the documentation. */
export function applicationStateDiagram(): string {
	const lines = Object.entries(applicationTransitions).flatMap(([event, { from, to }]) =>
		from.map((status) => `    ${node(status)} --> ${node(to)}: ${event}`),
	);
	return ['stateDiagram-v2', ...lines].join('\n');
}

function node(status: ApplicationStatus): string {
	return status === 'none' ? '[*]' : status.replaceAll('-', '_');
}
