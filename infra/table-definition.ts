/**
 * The one table of the platform, as plain data: the CDK data stack and the local stack both build it from here,
 * so that an index can never exist in only one of them.
 */
export const tableDefinition = {
	partitionKey: 'pk',
	sortKey: 'sk',
	indexes: [1, 2, 3, 4, 5, 6].map((number) => ({
		name: `gsi${number}`,
		partitionKey: `gsi${number}pk`,
		sortKey: `gsi${number}sk`,
	})),
	/** The outbox Lambda compares old and new images. */
	streamViewType: 'NEW_AND_OLD_IMAGES',
	/** Epoch seconds. */
	timeToLiveAttribute: 'ttl',
} as const;
