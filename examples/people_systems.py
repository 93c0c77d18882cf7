"""Tell of the invented people who run systems and keep them safe."""

from people import Job, Person, Study

CLOUD_ENGINEER = Person(
    id="cloud-engineer",
    name="Bao-Linh Truong",
    headline="Cloud Infrastructure Engineer",
    place="Aurora, CO",
    phone="(720) 555-0126",
    mail="baolinh.truong@example.com",
    links=("github.com/bltruong-example",),
    summary="Cloud engineer with eight years in Linux operations and AWS. Builds platforms as code "
    "with Terraform and Kubernetes, brings deployments from days to minutes and keeps an eye on "
    "both the pager and the bill.",
    skills=(
        ("Cloud", "AWS (EC2, EKS, VPC, IAM, RDS, S3, Route 53, Lambda)"),
        ("Infrastructure as code", "Terraform, Ansible, Packer, Helm"),
        ("Containers", "Kubernetes, Docker, Argo CD, Istio basics"),
        ("Systems", "Linux (Ubuntu, RHEL), systemd, nginx, TCP/IP, DNS"),
        ("Automation", "Python, Bash, GitLab CI, GitHub Actions"),
        ("Observability", "Prometheus, Grafana, Loki, CloudWatch, PagerDuty"),
    ),
    jobs=(
        Job(
            "Senior Cloud Engineer",
            "Peregrine Ticketing",
            "Denver, CO",
            "Feb 2023 \u2013 Present",
            (
                "Run six Amazon EKS clusters with 410 pods and 99.97% availability over the past "
                "twelve months, including ticket sales with 38,000 requests per second.",
                "Rewrote the AWS estate of nine accounts in 70 Terraform modules with reviewed "
                "plans in GitLab CI; manual console changes fell from 120 to 4 a month.",
                "Introduced GitOps with Argo CD and Helm for 55 services; a release takes 11 "
                "minutes where it took two days.",
                "Cut the monthly AWS bill by 34% ($61,000) with Spot nodes, Savings Plans and "
                "right-sizing from Prometheus data.",
                "Lead post-incident reviews; mean time to recovery went from 74 to 21 minutes.",
            ),
        ),
        Job(
            "DevOps Engineer",
            "Cobalt Ridge Software",
            "Boulder, CO",
            "May 2020 \u2013 Jan 2023",
            (
                "Moved 23 services from virtual machines to Docker and Kubernetes without "
                "customer-visible downtime.",
                "Built CI/CD pipelines in GitLab CI with tests, image scanning (Trivy) and "
                "staged rollout for eight development teams.",
                "Set up Prometheus, Grafana and Loki with 90 alerts tied to service level "
                "objectives; alert noise went down by 60%.",
                "Migrated 4 TB of PostgreSQL to Amazon RDS with a 12-minute switch-over.",
            ),
        ),
        Job(
            "Linux System Administrator",
            "Larimer Data Hosting",
            "Fort Collins, CO",
            "Jun 2018 \u2013 Apr 2020",
            (
                "Looked after 260 Ubuntu and RHEL servers: patching, users, backups and storage.",
                "Wrote 45 Ansible roles that brought the setup of a server from four hours to "
                "20 minutes.",
                "Answered customer tickets in a 24/7 on-call rotation with a 97% target rate.",
            ),
        ),
    ),
    studies=(
        Study(
            "B.S. in Information Technology",
            "Cache Peak State College, Greeley, CO",
            "2014 \u2013 2018",
        ),
    ),
    certificates=(
        "AWS Certified Solutions Architect \u2013 Professional (2025)",
        "Certified Kubernetes Administrator (CKA, 2024)",
        "HashiCorp Certified: Terraform Associate (2023)",
    ),
    languages=("English (native)", "Vietnamese (fluent)"),
    extras=(
        "Maintainer of a public Terraform module for tagged, encrypted S3 buckets (200 stars).",
        "Speaker, Denver cloud meetup 2024: Draining nodes without losing tickets.",
    ),
)

SECURITY_ANALYST = Person(
    id="security-analyst",
    name="Yusuf Demirhan",
    headline="Security Operations Analyst",
    place="Norfolk, VA",
    phone="(757) 555-0135",
    mail="yusuf.demirhan@example.com",
    links=("linkedin.com/in/yusuf-demirhan-example",),
    summary="Security analyst with five years in security operations centers of a shipping group "
    "and a managed service provider. Works alerts from first triage to lessons learned, writes "
    "Splunk detections mapped to MITRE ATT&CK and automates the dull parts in Python.",
    skills=(
        ("SIEM", "Splunk Enterprise Security (SPL), Microsoft Sentinel (KQL)"),
        ("Endpoint and network", "CrowdStrike Falcon, Wireshark, Zeek, Suricata, Palo Alto"),
        ("Vulnerabilities", "Nessus, Qualys, CVSS scoring, patch follow-up"),
        ("Methods", "MITRE ATT&CK, NIST 800-61, threat hunting, phishing analysis, forensics"),
        ("Automation", "Python, PowerShell, Bash, Cortex XSOAR"),
        ("Systems", "Windows Server, Active Directory, Linux, Microsoft 365, AWS basics"),
    ),
    jobs=(
        Job(
            "Security Analyst (Tier 2)",
            "Chesapeake Lantern Shipping",
            "Norfolk, VA",
            "Sep 2023 \u2013 Present",
            (
                "Investigate about 40 escalated alerts a week in Splunk Enterprise Security for "
                "3,800 endpoints; median time to contain fell from 5 hours to 70 minutes.",
                "Led the response to a ransomware attempt: isolated 17 hosts with CrowdStrike "
                "Falcon within 25 minutes, no data lost.",
                "Wrote and tuned 65 correlation searches mapped to MITRE ATT&CK; false positives "
                "went down by 48%.",
                "Built XSOAR playbooks in Python that sort 300 reported phishing mails a week.",
                "Report incidents and trends to the security manager each month.",
            ),
        ),
        Job(
            "SOC Analyst (Tier 1)",
            "Brightwater Managed Security",
            "Richmond, VA",
            "Jul 2021 \u2013 Aug 2023",
            (
                "Monitored 22 customers in Microsoft Sentinel and Splunk in a rotating 24/7 "
                "shift; triaged 60 to 80 alerts a shift within a 15-minute target.",
                "Analyzed packet captures in Wireshark and Zeek logs to confirm or dismiss "
                "command-and-control traffic.",
                "Ran monthly Nessus scans over 1,900 addresses and followed up patching; open "
                "critical findings fell from 210 to 32.",
                "Wrote 18 runbooks used to train new analysts.",
            ),
        ),
        Job(
            "IT Support Technician",
            "Elm & Harrow Law Group",
            "Richmond, VA",
            "Jun 2019 \u2013 Jun 2021",
            (
                "Supported 140 users on Windows 10, Active Directory and Microsoft 365.",
                "Rolled out multi-factor authentication and disk encryption to all laptops.",
            ),
        ),
    ),
    studies=(
        Study(
            "B.S. in Cybersecurity",
            "Tidemark University, Newport News, VA",
            "2015 \u2013 2019",
            "Captain of the cyber defense competition team.",
        ),
    ),
    certificates=(
        "CompTIA Security+ (2021, renewed 2024)",
        "CompTIA CySA+ (2023)",
        "Splunk Core Certified Power User (2023)",
        "GIAC Certified Incident Handler (GCIH), 2025",
    ),
    languages=("English (fluent)", "Turkish (native)", "German (basic)"),
    extras=(
        "Home lab with Security Onion, Splunk Free and a small Active Directory forest.",
        "Volunteer: online safety evenings for seniors at the city library.",
    ),
)
