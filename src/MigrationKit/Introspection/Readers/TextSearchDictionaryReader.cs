using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Introspection.Readers;

internal sealed class TextSearchDictionaryReader() : ObjectReader("text_search_dictionary", "pg_ts_dict")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.TextSearchDictionary, row.Name))
    {
        Definition = row.Text("template"),
        Clauses = Options(row.TextOrNull("options") ?? "").OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
        Comment = row.Comment,
    };

    // The server keeps them as one text: language = 'english', stopwords = 'english'.
    private static IEnumerable<Clause> Options(string text)
    {
        var start = 0;
        string? name = null;
        foreach (var token in SqlLexer.Tokenize(text).Where(static token => !token.IsTrivia))
        {
            var word = text[token.Start..token.End];
            if (name is null && word == "=")
            {
                (name, start) = (text[start..token.Start].Trim(), token.End);
            }
            else if (name is not null && word == ",")
            {
                yield return new Clause(name, text[start..token.Start].Trim());
                (name, start) = (null, token.End);
            }
        }

        if (name is not null)
        {
            yield return new Clause(name, text[start..].Trim());
        }
    }
}
