using System.Security.Cryptography;
using MigrationKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A web application: <connection string> <call | start> <scripts, with commas> [what applications are started with]. It says when it
// listens, and ends then.
var scripts = args[2].Split(',');
MigrationRegistry.Register(new MigrationSet("shop", "migrationkit", "state of " + scripts[^1], typeof(Program).Assembly,
    [.. scripts.Select((script, index) => new Migration(
        script, index == 0 ? "nothing" : "state of " + scripts[index - 1], "state of " + script, ChecksumOf(script), script + ".sql", null))]));

var builder = WebApplication.CreateBuilder(args[3..]);
builder.Configuration["ConnectionStrings:Default"] = args[0];
builder.Configuration["urls"] = "http://127.0.0.1:0";
builder.Services.AddSingleton<Cleanup>();
if (args[1] == "start")
{
    builder.Services.AddMigrationKit();
}

var app = builder.Build();
_ = app.Services.GetRequiredService<Cleanup>();
app.Lifetime.ApplicationStarted.Register(() =>
{
    Console.WriteLine("listening");
    app.Lifetime.StopApplication();
});
if (args[1] == "call")
{
    app.ApplyMigrations();
}

app.Run();

static string ChecksumOf(string script)
{
    using var resource = typeof(Program).Assembly.GetManifestResourceStream(script + ".sql")!;
    return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(resource));
}

internal sealed class Cleanup : IDisposable
{
    public void Dispose() => Console.WriteLine("disposed");
}
