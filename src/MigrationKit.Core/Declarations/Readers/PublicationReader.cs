using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Publications.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createpublication.html</remarks>
internal sealed class PublicationReader() : StatementReader("publication")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var publication = new Publication(sql.Identifier());
        if (sql.TryWords("for all tables"))
        {
            publication = publication with { AllTables = true };
        }
        else if (sql.TryWord("for"))
        {
            publication = PublishedObjects.Read(sql.Until("with"), context.DefaultSchema).AddedTo(publication);
        }

        context.Add(sql.TryWord("with") ? Options(publication, DefinitionList.Read(sql)) : publication);
    }

    public static Publication Options(Publication publication, IEnumerable<(string Name, string? Value)> options)
    {
        foreach (var (name, value) in options)
        {
            publication = name switch
            {
                "PUBLISH" => publication with { Publish = Actions(Value(value)) },
                "PUBLISH_VIA_PARTITION_ROOT" => publication with { ViaRoot = value is null || Value(value) is "true" or "on" or "1" or "yes" },
                "PUBLISH_GENERATED_COLUMNS" => publication with { GeneratedColumns = value is not null && Value(value) == "none" ? null : "stored" },
                _ => throw new DeclarationException($"{name.ToLowerInvariant()} is no option of a publication"),
            };
        }

        return publication;
    }

    private static string Value(string? text) => (text is null || text[0] != '\'' ? text ?? "" : new SqlCursor(text).String()).ToLowerInvariant();

    // In the order in which the server prints them.
    private static string Actions(string text)
    {
        var all = Publication.AllActions.Split([", "], StringSplitOptions.None);
        var said = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return said.Except(all, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new DeclarationException($"\"{unknown}\" cannot be published")
            : string.Join(", ", all.Where(said.Contains));
    }
}

/// <summary>ALTER PUBLICATION … ADD and SET.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alterpublication.html</remarks>
internal sealed class AlterPublicationReader() : StatementReader("alter publication")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = new ObjectId(ObjectKind.Publication, "", sql.Identifier());
        var isSet = sql.TryWord("set");
        if (isSet && sql.Is(SqlTokenKind.OpenParen))
        {
            var options = DefinitionList.Read(sql);
            _ = PublicationReader.Options(new Publication(id.Name), options);
            context.Amend(id, item => PublicationReader.Options((Publication)item, options));
            return;
        }

        if (!isSet)
        {
            sql.Words("add");
        }

        var objects = PublishedObjects.Read(sql.Rest(), context.DefaultSchema);
        context.Amend(id, item => objects.AddedTo(isSet ? (Publication)item with { Tables = default, Schemas = default } : (Publication)item));
    }
}
