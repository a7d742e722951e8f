using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

/// <summary>Objects that are declared in files of SQL are part of the model like those that are declared in C#.</summary>
internal sealed class SqlFileTests
{
    private const string User = """[Table("users")] public class User { public int Id { get; set; } public string Name { get; set; } = ""; }""";

    private const string View = "-- Who is there.\n\nCREATE VIEW active_users AS\n  SELECT id FROM public.users;\n";

    private static readonly Project s_project = Project.Of(User).WithFile("Schema/views.sql", View);

    [Test]
    public async Task A_new_object_is_an_error_on_its_statement_with_the_SQL()
    {
        var found = await s_project.Commit("20260101000000_initial").WithFile("Schema/f.sql", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;").Diagnose();
        Assert.That(found.Single().ToString(), Does.StartWith(
            "/app/Schema/f.sql(1,1): error MK2001: Function f(integer) is in no migration. Pending: CREATE FUNCTION public.f"));
    }

    [Test]
    public async Task What_is_committed_is_silent() => Assert.That(await s_project.Commit("20260101000000_initial").Diagnose(), Is.Empty);

    [Test]
    public async Task A_changed_statement_is_an_error_on_its_line()
    {
        var found = await s_project.Commit("20260101000000_initial").WithFile("Schema/views.sql", View.Replace("SELECT id", "SELECT id, name", StringComparison.Ordinal)).Diagnose();
        Assert.That(found.Single().ToString(), Does.StartWith("/app/Schema/views.sql(3,1): error MK2001: View active_users is not as the migrations leave it."));
    }

    [Test]
    public async Task An_object_that_is_gone_is_an_error()
    {
        var committed = s_project.Commit("20260101000000_initial");
        var found = await (committed with { Files = committed.Files.Remove("Schema/views.sql") }).Diagnose();
        Assert.That(found.Single().ToString(), Does.StartWith("error MK2001: View active_users is no longer declared, and no migration drops it. Pending: DROP VIEW public.active_users"));
    }

    [TestCase("SELECT 1;", "declares nothing: it is none of the statements that declare an object")]
    [TestCase("CREATE VIEW;", "declares nothing: a name is expected at its end")]
    [TestCase("CREATE VIEW v AS SELECT 'open;", "line 1: the string that starts here is not closed")]
    [TestCase("COMMENT ON TABLE userz IS 'x';", "is about table userz, which is declared nowhere")]
    [TestCase("CREATE TRIGGER t BEFORE INSERT ON userz FOR EACH ROW EXECUTE FUNCTION f();", "is on userz, and nothing of that name is declared")]
    public async Task What_declares_nothing_is_an_error_on_its_line(string sql, string expected)
    {
        var found = await Project.Of(User).Commit("20260101000000_initial").WithFile("Schema/x.sql", "\n" + sql).Diagnose();
        var error = found.Single(static diagnostic => diagnostic.Id == Codes.UnreadableDeclaration);
        Assert.That(error.GetMessage(), Does.Contain(expected.Replace("line 1", "line 2", StringComparison.Ordinal)));
        Assert.That(error.Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(1));
        Assert.That(error.Location.GetLineSpan().Path, Is.EqualTo("/app/Schema/x.sql"));
    }

    [Test]
    public async Task A_comment_in_SQL_belongs_to_a_class_in_CSharp()
    {
        var found = await Project.Of(User).Commit("20260101000000_initial").WithFile("Schema/x.sql", "COMMENT ON COLUMN users.name IS 'As they sign.';").Diagnose();
        Assert.That(found.Single().ToString(), Does.Contain("COMMENT ON COLUMN public.users.name IS 'As they sign.'"));
    }

    [Test]
    public async Task A_table_may_be_declared_in_SQL_and_referred_to_from_it()
    {
        var project = s_project.WithFile("Schema/t.sql", "CREATE TABLE audit (id bigserial PRIMARY KEY, user_id int REFERENCES users, at timestamptz DEFAULT now() NOT NULL);");
        Assert.That((await project.Diagnose()).Select(static diagnostic => diagnostic.Id).Distinct(), Is.EqualTo(new[] { Codes.PendingChange }));
        Assert.That(project.Manifest(), Does.Contain("audit_user_id_fkey").And.Contain("audit_id_seq").And.Contain("audit_pkey"));
        Assert.That(await project.Commit("20260101000000_initial").Diagnose(), Is.Empty);
    }

    [Test]
    public void An_edit_of_a_class_reads_no_SQL_file_anew()
    {
        var driver = s_project.Driver().RunGenerators(s_project.Compile());
        var edited = s_project.WithSource("Other.cs", "public class Other;");
        var steps = driver.RunGenerators(edited.Compile()).GetRunResult().Results[0].TrackedSteps[TrackingNames.SqlFiles];
        Assert.That(steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason),
            Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
    }
}
