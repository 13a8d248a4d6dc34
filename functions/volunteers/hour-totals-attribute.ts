/** 登錄時數 and 有效時數 in tenths, as copied wherever a list shows them. */
export const hourTotalsAttribute = {
	type: 'map',
	required: true,
	properties: {
		registered: { type: 'number', required: true },
		effective: { type: 'number', required: true },
	},
} as const;
