using ReceptionCentre.Application;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Web.Shared;
using ReceptionCentre.Web.Shared.Security;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddScoped<CurrentStaff>();
builder.Services.AddScoped<ICurrentStaff>(services => services.GetRequiredService<CurrentStaff>());
builder.Services.AddScreens();

var app = builder.Build();
app.UseScreens();
app.EnsureComplete();
await app.RunAsync();

/// <summary>The web application; named so that tests can start it.</summary>
public partial class Program;
