using MigrationKit.Testing.Processes;

namespace MigrationKit.Testing.Tests;

[Platform(Exclude = "Win")]
public sealed class AccountTests
{
    private static readonly string[] Passwords = ["root:x:0:0::/root:/bin/sh", "postgres:x:101:104::/var/lib/postgresql:/bin/sh"];

    [Test]
    public async Task A_server_is_never_run_by_root()
    {
        var account = await Account.ForServerAsync(CancellationToken.None);
        Assert.That((await account.RunAsync(["id", "-u"], CancellationToken.None)).Output.Trim(), Is.Not.EqualTo("0"));
    }

    [Test]
    public void A_user_is_taken_with_setpriv_then_runuser_then_su()
    {
        var commands = Account.For("postgres", Passwords).Select(static account => string.Join(' ', account.Wrap(["echo", "it's"])));
        Assert.That(commands, Is.EqualTo(new[]
        {
            "setpriv --reuid=101 --regid=104 --init-groups echo it's",
            "runuser -u postgres -- echo it's",
            @"su postgres -s /bin/sh -c 'echo' 'it'\''s'",
        }));
    }

    [Test]
    public void A_user_that_does_not_exist_is_not_tried() => Assert.That(Account.For("nobody", Passwords), Is.Empty);

    [Test]
    public async Task Every_way_passes_arguments_on([Range(0, 2)] int way)
    {
        Assume.That(Environment.IsPrivilegedProcess);
        var account = Account.For("nobody", await File.ReadAllLinesAsync("/etc/passwd")).ElementAt(way);
        var result = await account.RunAsync(["printf", "%s|", "a b", "it's", "$x"], CancellationToken.None);
        Assert.That(result.Output, Is.EqualTo("a b|it's|$x|"), result.Text);
    }
}
