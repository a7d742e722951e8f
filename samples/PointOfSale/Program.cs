using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using PointOfSale.Endpoints;
using PointOfSale.Models;
using PointOfSale.Sales;

DefaultTypeMap.MatchNamesWithUnderscores = true;

var builder = WebApplication.CreateBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Default")
    ?? throw new InvalidOperationException("ConnectionStrings:Default is missing in appsettings.json.");
builder.Services.AddSingleton(services =>
{
    var database = new NpgsqlDataSourceBuilder(connectionString);
    database.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
    database.MapEnum<Role>().MapEnum<PaymentMethod>();
    return database.Build();
});
builder.Services.AddSingleton<Till>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<ConstraintViolations>();
builder.Services.ConfigureHttpJsonOptions(static json =>
    json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower)));

var app = builder.Build();
app.ApplyMigrations();

app.UseExceptionHandler();
app.MapStaff();
app.MapCustomers();
app.MapProducts();
app.MapStock();
app.MapSales();
app.MapReports();
app.Run();
