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
    // Who owns an object is said by ALTER of its kind: that one is asked first.
    private static readonly StatementReader[] s_readers =
    [
        new OwnerReader(),
        new NamespaceReader(),
        new ExtensionReader(),
        new DefinitionReader(ObjectKind.Language, isInSchema: false, "trusted procedural language", "trusted language", "procedural language", "language"),
        new DefinitionReader(ObjectKind.AccessMethod, isInSchema: false, "access method"),
        new ForeignDataWrapperReader(),
        new ForeignServerReader(),
        new DefinitionReader(ObjectKind.Collation, isInSchema: true, "collation"),
        new TypeReader(),
        new DomainReader(),
        new OperatorClassReader(),
        new OperatorFamilyReader(),
        new OperatorReader(),
        new CastReader(),
        new DefinitionReader(ObjectKind.Conversion, isInSchema: true, "default conversion", "conversion"),
        new TransformReader(),
        new DefinitionReader(ObjectKind.TextSearchParser, isInSchema: true, "text search parser"),
        new DefinitionReader(ObjectKind.TextSearchTemplate, isInSchema: true, "text search template"),
        new TextSearchDictionaryReader(),
        new TextSearchConfigurationReader(),
        new SequenceReader(),
        new TableReader(),
        new IndexReader(),
        new ViewReader(),
        new RoutineReader(),
        new TriggerReader(),
        new RuleReader(),
        new PolicyReader(),
        new EventTriggerReader(),
        new StatisticsReader(),
        new PublicationReader(),
        new AlterEventTriggerReader(),
        new AlterTableReader(),
        new AlterIndexReader(),
        new AlterSequenceReader(),
        new AlterDomainReader(),
        new AlterOperatorFamilyReader(),
        new AlterOperatorReader(),
        new AlterStatisticsReader(),
        new AlterPublicationReader(),
        new AlterTextSearchReader(),
        new DefaultPrivilegesReader(),
        new CommentReader(),
        new GrantReader(),
        new SecurityLabelReader(),
        new IdentitySequenceReader(),
        new SessionReader(),
        new NotDeclaredReader(),
    ];

    public static DeclaredSql Read(IEnumerable<SqlFile> files, string defaultSchema)
    {
        var (objects, amendments, findings) = (new List<SchemaObject>(), new List<Amendment>(), new List<Finding>());
        var names = new GeneratedNames();
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            foreach (var statement in StatementSplitter.Split(file.Text).Where(static statement => statement.Sql.Length > 0 || statement.Error is not null || IsCommand(statement)))
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

            if (IsCommand(statement))
            {
                throw new DeclarationException("it is a command of psql, which is not run");
            }

            Read(new SqlCursor(statement.Sql), context);
            return null;
        }
        catch (DeclarationException error)
        {
            return error.Message;
        }
    }

    // What pg_dump puts around its output is no more than that.
    private static bool IsCommand(SqlStatement statement) => statement.IsMetaCommand && statement.Text.IndexOf("restrict", StringComparison.Ordinal) < 0;

    /// <summary>Reads one statement.</summary>
    /// <exception cref="DeclarationException">It is none that declares something.</exception>
    public static void Read(SqlCursor sql, DeclarationContext context)
    {
        var isCreation = sql.TryWord("create");
        if (isCreation)
        {
            sql.TryWords("or replace");
        }

        foreach (var reader in s_readers.Where(reader => reader.IsCreation == isCreation && reader.Reads(sql)))
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
        $"The statement {FirstWords(statement.Sql.Length > 0 ? statement.Sql : statement.Text.Trim())} declares nothing: {problem}.",
        "A file under the SQL directory declares objects (CREATE …, COMMENT ON …, GRANT …); statements to be run once belong into a migration.") { Origin = origin };

    private static string FirstWords(string sql)
    {
        var words = sql.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var shown = string.Join(" ", words.Take(4)).Split('(')[0].TrimEnd();
        return shown.Length < string.Join(" ", words).Length ? $"\"{shown} …\"" : $"\"{shown}\"";
    }
}
