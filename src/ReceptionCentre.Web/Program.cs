using ReceptionCentre.Application;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Web.Shared;
using ReceptionCentre.Web.Shared.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddReceptionLogging();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddCurrentStaff<CurrentStaff>();
builder.Services.AddBackgroundWork(builder.Configuration);
builder.Services.AddScreens();

var app = builder.Build();
app.UseScreens();
app.EnsureComplete();
await app.RunAsync();

/// <summary>The web application; named so that tests can start it.</summary>
public partial class Program;
