using System.Security.Cryptography;
using MigrationKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

// A web application: <connection string> <call | start | serve | tenants> <scripts, with commas> [what applications are started with]. It says when it
// listens, and ends then; if it is to serve, it reads the column --column of the users again and again until its input ends.
// For tenants it has a connection string each, with bars.
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

if (args[1] == "serve")
{
    builder.Services.AddHostedService<Reader>();
}

if (args[1] == "tenants")
{
    builder.Services.AddSingleton<ITenantSource>(new Tenants(args[0].Split('|')));
}

var app = builder.Build();
_ = app.Services.GetRequiredService<Cleanup>();
app.Lifetime.ApplicationStarted.Register(() =>
{
    Console.WriteLine("listening");
    if (args[1] != "serve")
    {
        app.Lifetime.StopApplication();
    }
});
if (args[1] is "call" or "serve")
{
    app.ApplyMigrations();
}

if (args[1] == "tenants")
{
    Console.WriteLine(app.ApplyTenantMigrations().Summary);
}

if (args[1] == "serve")
{
    // Reading the console blocks, also where it says that it does not.
    _ = Task.Run(() =>
    {
        Console.In.ReadToEnd();
        app.Lifetime.StopApplication();
    });
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

internal sealed class Tenants(string[] connectionStrings) : ITenantSource
{
    public IAsyncEnumerable<Tenant> GetTenantsAsync(CancellationToken cancellationToken) =>
        connectionStrings.Select(static (connectionString, index) => new Tenant($"tenant {index + 1}", connectionString)).ToAsyncEnumerable();
}

/// <summary>What users of the application do all the time.</summary>
internal sealed class Reader(IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(configuration.GetConnectionString("Default")!);
        await using var command = dataSource.CreateCommand($"SELECT count({configuration["column"]}) FROM public.users");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await command.ExecuteScalarAsync(CancellationToken.None);
                await Task.Delay(10, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (PostgresException error)
            {
                Console.WriteLine("unserved: " + error.MessageText);
                return;
            }
        }

        Console.WriteLine("served");
    }
}
