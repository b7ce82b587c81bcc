package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The policy language: reads documents, checks them when they are written, compiles them when configuration changes. */
public final class PolicyLanguage {

    /** What a service without a global document runs. */
    public static final String DEFAULT_GLOBAL_DOCUMENT = """
            <policies>
                <inbound />
                <backend>
                    <forward-request />
                </backend>
                <outbound />
                <on-error />
            </policies>
            """;

    private final Vocabulary vocabulary;
    private final ExpressionLanguage expressions;
    private final CompiledDocument defaultGlobal;

    private PolicyLanguage(Vocabulary vocabulary, ExpressionLanguage expressions) {
        this.vocabulary = vocabulary;
        this.expressions = expressions;
        PolicyDocument document = PolicyDocument.read(DEFAULT_GLOBAL_DOCUMENT, PolicyFormat.RAWXML);
        this.defaultGlobal = compile(new ScopedDocument(PolicyScope.GLOBAL, document), NoContext.INSTANCE);
    }

    /** The language with all policies and the expressions on the class path. */
    public static PolicyLanguage load() {
        return load(ServiceLoader.load(ExpressionLanguage.class).findFirst().orElseGet(ExpressionLanguage::none));
    }

    /** The language with all policies on the class path, and these expressions. */
    public static PolicyLanguage load(ExpressionLanguage expressions) {
        return new PolicyLanguage(new Vocabulary(ServiceLoader.load(Policy.class)), expressions);
    }

    /** Never fails: a document that can't be read says so when it is checked, and fails closed when it is compiled. */
    public PolicyDocument parse(String text, PolicyFormat format) {
        return PolicyDocument.read(text, format);
    }

    /** What is wrong with a document, in the order of the text; empty if it may be written. */
    public List<PolicyProblem> check(PolicyDocument document, PolicyScope scope, References references) {
        return new Checker(vocabulary, scope, references).check(document);
    }

    /** The display names of the named values that a document refers to, whether there are such or not. */
    public Set<String> namedValues(PolicyDocument document, PolicyScope scope) {
        return NamedValues.of(document, scope, vocabulary);
    }

    /**
     * The text of a document, in the spelling in which it was read, with its references to a named value naming another one. Nothing
     * else of it changes; comments do not, either.
     */
    public String renameNamedValue(PolicyDocument document, PolicyScope scope, String before, String after) {
        return NamedValues.renamed(document, scope, vocabulary, before, after);
    }

    /**
     * One document, compiled. Never fails: what can't be run becomes steps that answer 500 and say why.
     *
     * @param context what names mean in it, unless the document says so itself
     */
    public CompiledDocument compile(ScopedDocument document, CompileContext context) {
        CompileContext own = document.context() == null ? context : document.context();
        return new DocumentCompiler(vocabulary, expressions, document, own).compile();
    }

    /** Puts the documents of all scopes, wide to narrow, together. Without a global one, the default holds. */
    public Pipeline link(List<CompiledDocument> documents) {
        List<CompiledDocument> all = new ArrayList<>(documents);
        if (all.isEmpty() || all.getFirst().scope() != PolicyScope.GLOBAL) {
            all.addFirst(defaultGlobal);
        }
        return Pipeline.of(all);
    }

    /**
     * The effective policy of documents, wide to narrow, without the scopes that have none. Never fails, either.
     *
     * @param context what names mean in those that don't say so themselves
     */
    public Pipeline compile(List<ScopedDocument> documents, CompileContext context) {
        return link(
                documents.stream().map(document -> compile(document, context)).toList());
    }

    /**
     * The elements of a document that fail closed, and why. Where a fragment is used is not known: each of its elements is looked at where
     * it may stand.
     */
    public List<PolicyProblem> refusals(ScopedDocument document, CompileContext context) {
        Element root = document.document().root();
        return switch (document.scope()) {
            case RESOLVER -> root == null ? List.of() : List.of(resolver(root));
            case FRAGMENT -> new DocumentCompiler(vocabulary, expressions, document, context).refusalsOfFragment();
            default -> compile(document, context).refusals();
        };
    }

    private static PolicyProblem resolver(Element root) {
        return new PolicyProblem(root.name(), root.line(), root.column(), "Holdfast does not run resolvers");
    }

    /** All elements that documents may use, by name. */
    public List<KnownElement> elements() {
        return Descriptions.of(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }
}
