import { jsonSchema, type ToolSet } from 'ai';

/** What Perplexity searches and reads with on its way to an answer; it is billed by use. */
export const searchingTools: ToolSet = {
  web_search: {
    ...{ type: 'provider', isProviderExecuted: true, id: 'perplexity.web_search', args: {} },
    inputSchema: jsonSchema({ type: 'object' }),
    outputSchema: jsonSchema({ type: 'object' }),
  },
};
