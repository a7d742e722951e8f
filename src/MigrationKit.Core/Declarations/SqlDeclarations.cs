using MigrationKit.Core.Declarations.Readers;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// Reads the objects that a project declares in SQL: the statements that create them, and those that comment on them or set what the model
/// keeps apart. A declaration is no script: nothing is run, and the order of statements and files means nothing.
/// </summary>
internal static class SqlDeclarations
{
    private static readonly StatementReader[] s_readers =
    [
        new NamespaceReader(),
        new ExtensionReader(),
        new TypeReader(),
        new SequenceReader(),
        new TableReader(),
        new IndexReader(),
        new ViewReader(),
        new RoutineReader(),
        new TriggerReader(),
        new RuleReader(),
        new PolicyReader(),
        new EventTriggerReader(),
        new AlterEventTriggerReader(),
        new AlterTableReader(),
        new AlterIndexReader(),
        new AlterSequenceReader(),
        new CommentReader(),
        new GrantReader(),
    ];

    public static DeclaredSql Read(IEnumerable<SqlFile> files, string defaultSchema)
    {
        var (objects, amendments, findings) = (new List<SchemaObject>(), new List<Amendment>(), new List<Finding>());
        var names = new GeneratedNames();
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            foreach (var statement in StatementSplitter.Split(file.Text).Where(static statement => statement.Sql.Length > 0 || statement.Error is not null))
            {
                var context = new DeclarationContext(defaultSchema) { Origin = Origin.InFile(file.Path, statement.Line), Names = names };
                if (Problem(statement, context) is { } problem)
                {
                    findings.Add(Finding(statement, problem, context.Origin));
                }
                else
                {
                    objects.AddRange(context.Objects);
                    amendments.AddRange(context.Amendments);
                }
            }
        }

        return new DeclaredSql(objects, amendments, findings);
    }

    private static string? Problem(SqlStatement statement, DeclarationContext context)
    {
        try
        {
            if (statement.Error is { } error)
            {
                throw new DeclarationException(error);
            }

            Read(new SqlCursor(statement.Sql), context);
            return null;
        }
        catch (DeclarationException error)
        {
            return error.Message;
        }
    }

    private static void Read(SqlCursor sql, DeclarationContext context)
    {
        var isCreation = sql.TryWord("create");
        if (isCreation)
        {
            sql.TryWords("or replace");
        }

        foreach (var reader in s_readers.Where(reader => reader.IsCreation == isCreation))
        {
            if (reader.Heads.FirstOrDefault(sql.TryWords) is { } head)
            {
                reader.Read(head, sql, context);
                sql.End();
                return;
            }
        }

        throw new DeclarationException("it is none of the statements that declare an object");
    }

    private static Finding Finding(SqlStatement statement, string problem, Origin origin) => new(
        Codes.UnreadableDeclaration,
        $"The statement {FirstWords(statement.Sql)} declares nothing: {problem}.",
        "A file under the SQL directory declares objects (CREATE …, COMMENT ON …, GRANT …); statements to be run once belong into a migration.") { Origin = origin };

    private static string FirstWords(string sql)
    {
        var words = sql.Split([' ', '\n', '\r', '\t', '('], StringSplitOptions.RemoveEmptyEntries);
        return "\"" + string.Join(" ", words.Take(4)) + (words.Length > 4 ? " …\"" : "\"");
    }
}
