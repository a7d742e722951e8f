using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

/// <summary>Scripts that others wrote, on the machine that has them: the folder that MIGRATIONKIT_CORPUS names.</summary>
public sealed class CorpusTests
{
    private const string Variable = "MIGRATIONKIT_CORPUS";

    [Test]
    public void Every_script_of_the_corpus_is_split_without_loss_or_error()
    {
        var wrong = Scripts().Where(IsWrong).ToList();

        Assert.That(wrong, Is.Empty);
    }

    private static bool IsWrong(string file)
    {
        var script = File.ReadAllText(file);
        var statements = StatementSplitter.Split(script);
        return string.Concat(statements.Select(statement => statement.Text)) != script
            || statements.Any(statement => statement.Error is not null)
            || SqlLexer.Tokenize(script).Any(token => token.Kind == SqlTokenKind.Invalid);
    }

    private static List<string> Scripts()
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(root) || !Directory.Exists(root))
        {
            Assert.Ignore($"{Variable} names no folder: set it to the corpus (schemas/*.sql, prisma/**/*.sql) to run this test.");
        }

        var folders = new[] { "schemas", "prisma" }.Select(folder => Path.Combine(root!, folder)).Where(Directory.Exists);
        var scripts = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)).ToList();
        Assert.That(scripts, Is.Not.Empty, $"no scripts under {root}");
        return scripts;
    }
}
