import {
  type LanguageModelV4CallOptions,
  type LanguageModelV4Message,
  type LanguageModelV4ToolResultOutput,
  type SharedV4Warning,
  UnsupportedFunctionalityError,
} from '@ai-sdk/provider';
import type { Responses } from '@perplexity-ai/perplexity_ai/resources/responses';

type AgentRequest = Responses.ResponseCreateParamsNonStreaming;
type InputItem = Responses.InputItem;

/** What Perplexity itself can do on the way to an answer; it is billed by use. */
const perplexityTools = ['web_search', 'fetch_url'] as const;
type PerplexityTool = (typeof perplexityTools)[number];

const isPerplexityTool = (name: string): name is PerplexityTool =>
  (perplexityTools as readonly string[]).includes(name);

/** A call of the AI SDK as a request of the Agent API, and what of it that API does not know. */
export function agentRequest(
  model: string,
  options: LanguageModelV4CallOptions,
): { readonly request: AgentRequest; readonly warnings: SharedV4Warning[] } {
  const { prompt, maxOutputTokens, temperature, topP, tools = [], reasoning } = options;
  const instructions = prompt.flatMap(({ role, content }) => (role === 'system' ? content : []));
  const effort = effortOf(reasoning);
  const maxSteps = options.providerOptions?.perplexity?.maxSteps;
  return {
    request: {
      model,
      input: prompt.flatMap(inputItems),
      // Nothing of what is asked is kept there.
      store: false,
      ...(instructions.length > 0 && { instructions: instructions.join('\n\n') }),
      ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { top_p: topP }),
      ...(typeof maxSteps === 'number' && { max_steps: maxSteps }),
      ...(effort !== null && { reasoning: { effort } }),
      ...(tools.length > 0 &&
        options.toolChoice?.type !== 'none' && { tools: tools.map(agentTool) }),
      ...formatOf(options.responseFormat),
    },
    warnings: unsupported(options),
  };
}

/** Null leaves it to the provider. */
function effortOf(reasoning: LanguageModelV4CallOptions['reasoning'] = 'provider-default') {
  switch (reasoning) {
    case 'provider-default':
      return null;
    case 'none':
      return 'minimal';
    case 'max':
      return 'xhigh';
    default:
      return reasoning;
  }
}

function unsupported(options: LanguageModelV4CallOptions): SharedV4Warning[] {
  const names = ['stopSequences', 'topK', 'presencePenalty', 'frequencyPenalty', 'seed'] as const;
  const features: string[] = names.filter((name) => options[name] !== undefined);
  const { type } = options.toolChoice ?? { type: 'auto' };
  if (type === 'required' || type === 'tool') features.push('toolChoice');
  return features.map((feature) => ({ type: 'unsupported', feature }));
}

function formatOf(format: LanguageModelV4CallOptions['responseFormat']) {
  if (format?.type !== 'json' || format.schema === undefined) return {};
  const { name = 'answer', description, schema } = format;
  const json_schema = { name, schema: { ...schema }, ...(description && { description }) };
  return { response_format: { type: 'json_schema', json_schema } } as const;
}

function agentTool(
  tool: NonNullable<LanguageModelV4CallOptions['tools']>[number],
): NonNullable<AgentRequest['tools']>[number] {
  if (tool.type === 'function') {
    const { name, description, inputSchema, strict } = tool;
    return {
      ...{ type: 'function', name, parameters: { ...inputSchema } },
      ...(description !== undefined && { description }),
      ...(strict !== undefined && { strict }),
    };
  }
  const name = tool.id.replace(/^perplexity\./, '');
  if (!isPerplexityTool(name)) {
    throw new UnsupportedFunctionalityError({ functionality: `the tool ${tool.id}` });
  }
  return { ...tool.args, type: name };
}

function inputItems(message: LanguageModelV4Message): InputItem[] {
  if (message.role === 'system') return [];
  if (message.role === 'user') {
    return message.content.map((part) => {
      if (part.type === 'text') return { type: 'message', role: 'user', content: part.text };
      throw new UnsupportedFunctionalityError({ functionality: 'files in a question' });
    });
  }
  return message.content.flatMap((part): InputItem[] => {
    switch (part.type) {
      case 'text':
        return [{ type: 'message', role: 'assistant', content: part.text }];
      case 'tool-call': {
        const { toolCallId: call_id, toolName: name, input } = part;
        return [{ type: 'function_call', call_id, name, arguments: JSON.stringify(input) }];
      }
      case 'tool-result':
        return [
          {
            ...{ type: 'function_call_output', call_id: part.toolCallId, name: part.toolName },
            output: outputText(part.output),
          },
        ];
      // What a model thought is not for another call.
      default:
        return [];
    }
  });
}

function outputText(output: LanguageModelV4ToolResultOutput): string {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'json':
    case 'error-json':
    case 'content':
      return JSON.stringify(output.value);
    case 'execution-denied':
      return `Denied${output.reason === undefined ? '' : `: ${output.reason}`}`;
  }
}
