"""Tell of the invented people who work with data."""

from people import Job, Person, Project, Study

ML_ENGINEER = Person(
    id="ml-engineer",
    name="Meera Kallianpur",
    headline="Machine Learning Engineer",
    place="Columbus, OH",
    phone="(614) 555-0143",
    mail="meera.kallianpur@example.com",
    links=("github.com/mkallianpur-example",),
    summary="Machine learning engineer with six years of experience taking models from notebook "
    "to production in freight and insurance. Builds training pipelines in PyTorch and "
    "scikit-learn, serves them with FastAPI and Docker on AWS, and keeps them honest with "
    "monitoring and regular retraining.",
    skills=(
        ("Languages", "Python, SQL, Bash"),
        ("Machine learning", "PyTorch, scikit-learn, XGBoost, Hugging Face Transformers, Optuna"),
        ("Data", "pandas, NumPy, PostgreSQL, Snowflake, Apache Airflow, dbt"),
        ("Delivery", "Docker, FastAPI, MLflow, GitHub Actions, pytest, Git"),
        ("Cloud", "AWS (SageMaker, S3, ECR, ECS, Lambda, CloudWatch)"),
    ),
    jobs=(
        Job(
            "Machine Learning Engineer",
            "Harborline Freight Analytics",
            "Columbus, OH",
            "Mar 2023 \u2013 Present",
            (
                "Built a PyTorch arrival-time model over 41 million shipment events; mean absolute "
                "error fell from 3.8 to 2.1 hours and the model now feeds the booking screen of "
                "620 customers.",
                "Serve four models as FastAPI services in Docker on AWS ECS at 1,200 requests per "
                "minute with a 95th percentile latency of 85 ms.",
                "Moved nightly training from cron scripts to 14 Apache Airflow DAGs with data "
                "checks in Great Expectations; failed runs dropped from about nine a month to one.",
                "Introduced the MLflow model registry with stage gates and rollback, cutting the "
                "time from approved experiment to release from three weeks to four days.",
                "Wrote drift monitors (population stability index, prediction error) that report "
                "to CloudWatch and open a retraining ticket when a threshold is crossed.",
                "Mentor two junior engineers and run the fortnightly model review.",
            ),
        ),
        Job(
            "Data Scientist",
            "Quillmark Mutual Insurance",
            "Cincinnati, OH",
            "Jul 2020 \u2013 Feb 2023",
            (
                "Developed XGBoost claim severity models in scikit-learn pipelines on 2.3 million "
                "claims, lifting the Gini coefficient from 0.31 to 0.39 and sparing an estimated "
                "$1.9M a year in reserve adjustments.",
                "Fine-tuned a DistilBERT classifier that routes 5,500 free-text claim notes a week "
                "to the right desk with a macro F1 score of 0.88.",
                "Designed A/B tests with the pricing team and presented results with confidence "
                "intervals to actuaries and managers.",
                "Wrote feature tables in SQL and dbt on Snowflake, shared by three teams, with "
                "tests and documentation for each of the 180 columns.",
                "Packaged shared Python code as an internal library with pytest coverage of 91% "
                "and releases through GitHub Actions.",
            ),
        ),
        Job(
            "Data Analyst Intern",
            "Bluefen Retail Group",
            "Dayton, OH",
            "May 2019 \u2013 Aug 2019",
            (
                "Forecast weekly demand for 900 products with exponential smoothing and gradient "
                "boosting in Python; the pilot stores carried 12% less excess stock.",
                "Cleaned three years of point-of-sale data in pandas and PostgreSQL.",
            ),
        ),
    ),
    studies=(
        Study(
            "M.S. in Computer Science, machine learning track",
            "Westmere Institute of Technology, Cleveland, OH",
            "2018 \u2013 2020",
            "Thesis: Calibrated uncertainty for sequence models of irregular events. GPA 3.8/4.0.",
        ),
        Study(
            "B.S. in Statistics, minor in Mathematics",
            "Calder State University, Akron, OH",
            "2014 \u2013 2018",
        ),
    ),
    certificates=("AWS Certified Machine Learning \u2013 Specialty (2024)",),
    projects=(
        Project(
            "tidegauge-nowcast",
            "Python, PyTorch, FastAPI",
            "Open-source nowcast of river levels from public gauge data with a small temporal "
            "convolutional network; 140 stars, packaged with Docker and a typed REST interface.",
        ),
        Project(
            "Small models, long queues",
            "talk, Columbus Python evening, 2025",
            "Showed how quantization and request batching halved the cost of serving a text "
            "classifier, with code and load tests.",
        ),
    ),
)

DATA_ANALYST = Person(
    id="data-analyst",
    name="Luc\u00eda Ferr\u00e1ndiz Ocampo",
    headline="Data Analyst",
    place="Tucson, AZ",
    phone="(520) 555-0118",
    mail="lucia.ferrandiz@example.com",
    links=("linkedin.com/in/lferrandiz-example",),
    summary="Data analyst with five years of experience in retail and health care. Turns "
    "unclear questions into SQL, dashboards and short written answers that managers act on. "
    "Strong in Power BI, Tableau and experiment analysis; bilingual in English and Spanish.",
    skills=(
        ("Analysis", "SQL, Excel (Power Query, pivot tables), Python (pandas), R basics"),
        ("Dashboards", "Power BI, DAX, Tableau, Looker Studio"),
        ("Data", "PostgreSQL, SQL Server, BigQuery, dbt, Git"),
        ("Statistics", "A/B testing, regression, forecasting, survey analysis"),
        ("Working style", "Requirements gathering, data storytelling, stakeholder training"),
    ),
    jobs=(
        Job(
            "Data Analyst",
            "Saguaro Valley Health Partners",
            "Tucson, AZ",
            "Apr 2024 \u2013 Present",
            (
                "Own 22 Power BI reports on patient access, no-shows and staffing for 11 clinics; "
                "340 people open them every week.",
                "Found through cohort analysis in SQL that reminder texts sent 48 hours ahead cut "
                "no-shows from 14.2% to 9.6%; the clinics adopted the timing in full.",
                "Rebuilt the monthly quality report in dbt and SQL Server, replacing 30 linked "
                "Excel workbooks and saving 26 hours of manual work a month.",
                "Agree definitions of key measures with finance, nursing and IT, and keep them in "
                "a data dictionary of 160 entries.",
            ),
        ),
        Job(
            "Junior Data Analyst",
            "Marlowe & Finch Outfitters",
            "Phoenix, AZ",
            "Jun 2021 \u2013 Mar 2024",
            (
                "Analyzed 27 A/B tests on the web shop with Python and BigQuery; the winning "
                "checkout change raised conversion by 1.8 percentage points.",
                "Built Tableau dashboards of sales, returns and margin for 64 stores, refreshed "
                "daily from PostgreSQL.",
                "Forecast seasonal demand for 1,400 articles; forecast error (MAPE) fell from 31% "
                "to 22% within a year.",
                "Segmented 480,000 customers by recency, frequency and value for the e-mail team, "
                "whose click rate went up by a third.",
                "Trained 35 store managers to read and filter their own dashboards.",
            ),
        ),
        Job(
            "Reporting Assistant (part time)",
            "Desert Palms Credit Union",
            "Tempe, AZ",
            "Sep 2019 \u2013 May 2021",
            (
                "Prepared weekly loan and deposit reports in Excel with Power Query and pivot "
                "tables for the branch manager.",
                "Checked 6,000 member records for duplicates and wrong addresses, and documented "
                "the clean-up rules.",
            ),
        ),
    ),
    studies=(
        Study(
            "B.S. in Business Data Analytics",
            "Sonoran Mesa University, Tempe, AZ",
            "2017 \u2013 2021",
            "Capstone: bus ridership and heat, a regression study with city open data.",
        ),
    ),
    certificates=(
        "Microsoft Certified: Power BI Data Analyst Associate (PL-300), 2023",
        "Tableau Desktop Specialist, 2022",
        "Google Data Analytics Certificate, 2021",
    ),
    languages=("English (fluent)", "Spanish (native)", "Portuguese (basic)"),
    extras=(
        "Map of 3,100 street trees and summer heat in Tucson (Python, GeoPandas, Tableau Public).",
        "Volunteer analyst for a food bank: Excel route plan that saves 90 driving miles a week.",
    ),
)
